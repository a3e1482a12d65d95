"""The border and the incidents on the earth."""
