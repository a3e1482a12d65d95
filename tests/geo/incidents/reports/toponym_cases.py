"""Sentences and the places they name; what is a person, an organisation, a demonym or a speaker is no place."""

# (language, text, place ids in order; a|b: either is right)
CASES = [
    (
        "en",
        "KABUL - Residents of Taluqan fled towards Kunduz after floods along the Kokcha River.",
        [
            "af-kabul",
            "gn-1123004|af-taluqan-district",
            "gn-1135689|af-kunduz-province|af-kunduz-district",
            "r-kokcha",
        ],
    ),
    (
        "en",
        "Border guards from the Ishkashim district of Afghanistan met their colleagues in Ishkoshim, Tajikistan.",
        ["af-ishkashim-district", "n-afghanistan", "tj-ishkoshim|tj-ishkoshim-district", "n-tajikistan"],
    ),
    (
        "en",
        "The hamlet of Darshay lies east of Ishkoshim in the Wakhan valley.",
        ["tj-darshay", "tj-ishkoshim|tj-ishkoshim-district", "af-wakhan-district|l-wakhan-corridor|r-wakhan"],
    ),
    (
        "en",
        "Shells fell near Yoged and Zigar, two villages of Darwoz district.",
        ["tj-yoged", "tj-zigar", "tj-darvoz-district"],
    ),
    (
        "en",
        "Dushanbe denied it, and Kabul accused Islamabad of lying; Tajikistan's interior minister was silent.",
        [],
    ),
    (
        "en",
        "General Rustam Farkhori and Colonel Shohin Karimov visited Farkhor on Friday.",
        ["tj-farkhor|tj-farkhor-district"],
    ),
    (
        "en",
        "The mayor of Khorugh spoke of the Gunt, the Shohdara and the Panj.",
        ["tj-khorugh|tj-khorugh-city", "r-gunt", "r-shakhdara", "r-panj"],
    ),
    (
        "en",
        "Smugglers crossed the Panj near Panji Poyon and were caught in Jayhun distict.",
        ["r-panj", "tj-panji-poyon|xb-panji-poyon-sher-khan-bandar", "tj-jayhun-district"],
    ),
    (
        "en",
        "Police in Khatlon and the Khatlon regional court opened cases; Khatlon police gave no names.",
        ["tj-khatlon-region"],
    ),
    (
        "en",
        "Fighting spread from Kunduz province to Imam Sahib and Dasht-e Archi, in the north of Afghanistan.",
        [
            "af-kunduz-province",
            "af-imam-sahib-district|af-imam-sahib",
            "af-dasht-e-archi-district|gn-1143838",
            "n-afghanistan",
        ],
    ),
    (
        "en",
        "The gas pipeline will cross Turkmenistan, and the railway ends at Termez in Uzbekistan.",
        ["n-turkmenistan", "uz-termez", "n-uzbekistan"],
    ),
    (
        "en",
        "Tajikistan beat Uzbekistan 2-1 in Tashkent, and the coach thanked the fans from Bokhtar.",
        ["uz-tashkent", "tj-bokhtar|tj-bokhtar-city"],
    ),
    (
        "en",
        "The men, citizens of Afghanistan, were held at the Langar post in the Pamir mountains.",
        ["tj-langar|xb-langar", "t-pamirs"],
    ),
    (
        "en",
        "Three districts of Badakhshan - Jurm, Warduj and Raghistan - are under curfew, Faizabad radio said.",
        ["af-badakhshan-province", "af-jurm-district", "af-warduj-district", "af-raghistan-district"],
    ),
    (
        "ru",
        "Жители Хатлонской области и ГБАО поедут через Куляб в Душанбе.",
        ["tj-khatlon-region", "tj-gbao", "tj-kulob|tj-kulob-city", "tj-dushanbe"],
    ),
    (
        "ru",
        "Между Хорогом и Ишкашимом закрыта дорога, сообщили в Рошткалинском районе.",
        ["tj-khorugh|tj-khorugh-city", "tj-ishkoshim|tj-ishkoshim-district", "tj-roshtqala-district"],
    ),
    (
        "ru",
        "Таджикские пограничники и представители МВД Афганистана встретились в Нижнем Пяндже.",
        ["tj-panji-poyon"],
    ),
    (
        "ru",
        "Посол России посетил Дарваз и Ванч; Москва обещала помощь.",
        ["tj-darvoz-district", "tj-vanj-district|tj-vanj"],
    ),
    (
        "ru",
        "Бои идут в уездах Рустак и Чахаб на границе с Таджикистаном.",
        ["af-rustaq-district|gn-1128265", "af-chah-ab-district|gn-1145897", "n-tajikistan"],
    ),
    (
        "ru",
        "Группа ушла в Афганистан по ущелью близ села Ёл, рассказал Рустам Шохин.",
        ["n-afghanistan", "tj-yol"],
    ),
    (
        "ru",
        "По реке Пяндж, от Фархора до Пянджского района, выставлены посты.",
        ["r-panj", "tj-farkhor|tj-farkhor-district", "tj-panj-district"],
    ),
    (
        "tg",
        "Сокинони деҳаи Зигари ноҳияи Дарвоз аз дарёи Панҷ об мегиранд.",
        ["tj-zigar", "tj-darvoz-district", "r-panj"],
    ),
    (
        "tg",
        "Дар роҳи Хоруғу Ишкошим ҳаракат қатъ шуд, гуфт раиси вилоят дар Хоруғ.",
        ["tj-khorugh|tj-khorugh-city", "tj-ishkoshim|tj-ishkoshim-district", "tj-khorugh|tj-khorugh-city"],
    ),
    ("tg", "Панҷ нафар аз ноҳияи Панҷ ба Кӯлоб рафтанд.", ["tj-panj-district", "tj-kulob|tj-kulob-city"]),
    ("tg", "Вазорати корҳои дохилии Тоҷикистон ва полиси Қундуз чизе нагуфтанд.", []),
    (
        "tg",
        "Вулусволии Ишкошими Бадахшони Афғонистон бо ноҳияи Ишкошими Тоҷикистон ҳамсарҳад аст.",
        [
            "af-ishkashim-district",
            "af-badakhshan-province",
            "n-afghanistan",
            "tj-ishkoshim-district",
            "n-tajikistan",
        ],
    ),
    (
        "fa",
        "باشندگان ولسوالی رستاق ولایت تخار از راه چاه آب به تالقان رفتند.",
        [
            "af-rustaq-district",
            "af-takhar-province",
            "af-chah-ab-district|gn-1145897",
            "gn-1123004|af-taluqan-district",
        ],
    ),
    (
        "fa",
        "پنج نفر از شهر خاروغ به ناحیه پنج در تاجیکستان رفتند.",
        ["tj-khorugh|tj-khorugh-city", "tj-panj-district", "n-tajikistan"],
    ),
    ("fa", "وزارت داخله تاجیکستان و والی بدخشان با هم دیدار کردند؛ کابل چیزی نگفت.", []),
    (
        "fa",
        "در مرز افغانستان با تاجیکستان، در نزدیکی اشکاشم و شغنان، نیروهای بیشتر مستقر شدند.",
        [
            "n-afghanistan",
            "n-tajikistan",
            "af-ishkashim-district|af-ishkashim|tj-ishkoshim-district|tj-ishkoshim",
            "af-shighnan-district|tj-shughnon-district|af-shughnan",
        ],
    ),
]
