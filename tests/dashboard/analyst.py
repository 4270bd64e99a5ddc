"""Eight invented reports of three crises, for the day of an analyst; no figure is a fact."""

SUDAN = (
    ("sudan-1", "2024-05-06", "Shelling killed 14 people in El Fasher on Saturday, doctors said. "
     "Some 2,300 people fled El Fasher for Tawila. Families in Tawila need food and water. "
     "Clashes broke out near Kutum on Friday, residents said. The road to Nyala was blocked. "
     "Troops entered Kabkabiya on Sunday."),
    ("sudan-2", "2024-05-09", "At least 30 people were killed in Nyala on Tuesday in a strike. "
     "The army denied bombing the market. More than 120 people were injured in Nyala. "
     "In Kassala, 4,000 people were displaced by floods on Monday. "
     "Protesters gathered in Khartoum on Wednesday, and 12 people were arrested."),
    ("sudan-3", "2024-05-13", "A ceasefire was agreed in Kassala on Sunday, mediators said. "
     "Talks opened in Port Sudan on Saturday. Gunmen kidnapped 6 aid workers near Zalingei. "
     "Hospitals in Khartoum ran out of medicine. Five people were killed in Omdurman on Friday."),
)  # fmt: skip
HAITI = (
    ("haiti-1", "2024-03-11", "Gunmen killed 9 people in Port-au-Prince on Saturday, police said. "
     "Some 15,000 people fled Port-au-Prince last week. The port of Cap-Haïtien was closed. "
     "Fuel and water are scarce in Les Cayes. Gangs took control of Mirebalais on Sunday."),
    ("haiti-2", "2024-03-15", "At least 21 people were killed in Gonaïves on Wednesday. "
     "Forty people were injured in Saint-Marc. Protesters burned tyres in Jacmel on Thursday. "
     "Police arrested 17 people in Les Cayes. Shooting was heard in Hinche on Tuesday."),
)  # fmt: skip
FLOODS = (
    ("floods-1", "2022-06-20", "Floods killed 12 people in Sylhet on Friday, officials said. "
     "More than 90,000 people were evacuated from Sunamganj. The road to Netrakona is cut. "
     "Clean water and shelter are needed in Sylhet. A landslide killed 4 people in Chattogram."),
    ("floods-2", "2022-06-23", "The floods displaced 45,000 families in Kurigram on Tuesday. "
     "Eight people are missing in Sunamganj. In Jamalpur 2,000 people were rescued on Wednesday. "
     "Rivers rose in Gaibandha on Monday. Food was distributed in Habiganj on Sunday."),
    ("floods-3", "2022-06-27", "Lightning killed 3 people in Mymensingh on Saturday. "
     "Some 7,000 people returned to Sylhet. Cholera killed 2 people in Kurigram on Thursday. "
     "At least 500 people were displaced in Bogura."),
)  # fmt: skip


def reports() -> dict[str, str]:
    """Return the reports by the name of their file; one names no publisher."""
    files = {}
    for stem, published, text in (*SUDAN, *HAITI, *FLOODS):
        crisis = stem.partition("-")[0]
        publisher = "" if stem == "floods-3" else f"publisher: Made-up {crisis} desk\n"
        sentences = text.replace(". ", ".\n\n")
        files[f"{stem}.md"] = (
            f"---\ntitle: {stem}\npublished: {published}\n{publisher}---\n\n{sentences}\n"
        )
    return files
