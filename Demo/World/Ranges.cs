namespace OrleansWarehouse.Demo.World;

/// <summary>The product ranges by kind of shop. Every merchant has a blue mug of its own, all under the same SKU code.</summary>
internal static class Ranges
{
    public static readonly Model Mug = new("MUG", "Stoneware mug", 120, 90, 100, 350, 12.5m, "Blue", "White");

    public static readonly Model[] Table =
    [
        new("PLATE", "Dinner plate 27 cm", 275, 275, 30, 620, 14.9m, "White", "Sand", "Blue"),
        new("BOWL", "Cereal bowl", 160, 160, 75, 430, 11.5m, "White", "Sand", "Green"),
        new("TEAPOT", "Teapot 1.2 l", 240, 160, 165, 900, 39m, "Black", "White"),
        new("CARAFE", "Glass carafe 1 l", 110, 110, 260, 540, 24m, "Clear", "Smoke"),
        new("NAPKIN", "Linen napkins, set of 4", 220, 220, 25, 260, 29m, "Natural", "Blue", "Rust"),
    ];

    public static readonly Model[] Coffee =
    [
        new("BEANS", "Coffee beans 1 kg", 110, 75, 320, 1020, 24.9m, "House", "Ethiopia", "Decaf", "Espresso"),
        new("FILTER", "Paper filters, 100", 150, 120, 60, 180, 5.9m, "Size2", "Size4"),
        new("GRINDER", "Hand grinder", 70, 70, 190, 480, 59m, "Steel", "Black"),
        new("DRIPPER", "Pour-over dripper", 140, 120, 100, 320, 22m, "White", "Copper"),
        new("KETTLE", "Gooseneck kettle 0.9 l", 290, 160, 200, 870, 69m, "Black", "Steel"),
    ];

    public static readonly Model[] Outdoor =
    [
        new("BOTTLE", "Insulated bottle 750 ml", 75, 75, 270, 410, 34m, "Forest", "Slate", "Sun"),
        new("LAMP", "Head torch 400 lm", 90, 60, 55, 95, 39.9m, "Black", "Red"),
        new("SOCKS", "Merino hiking socks", 220, 100, 35, 90, 19.5m, "S", "M", "L", "XL"),
        new("TARP", "Ultralight tarp 3x3 m", 300, 140, 110, 690, 119m, "Green", "Grey"),
        new("STOVE", "Gas stove", 110, 90, 60, 120, 44m, "Steel"),
        new("PACK", "Day pack 22 l", 460, 260, 110, 780, 89m, "Forest", "Black"),
    ];

    public static readonly Model[] Paper =
    [
        new("NOTE", "Notebook A5, dotted", 215, 150, 18, 320, 16.5m, "Black", "Ochre", "Navy", "Rose"),
        new("PEN", "Gel pen 0.5, pack of 3", 175, 45, 15, 45, 7.9m, "Black", "Blue"),
        new("INK", "Fountain pen ink 50 ml", 60, 60, 65, 190, 13m, "Royal", "Moss", "Plum"),
        new("TAPE", "Washi tape, set of 6", 100, 70, 20, 110, 9.9m, "Spring", "Autumn"),
        new("PLANNER", "Year planner", 250, 180, 22, 540, 32m, "Linen", "Black"),
    ];

    public static readonly Model[] Toys =
    [
        new("BLOCKS", "Wooden blocks, 50", 260, 180, 120, 1650, 42m, "Natural", "Rainbow"),
        new("PUZZLE", "Puzzle, 500 pieces", 270, 200, 55, 560, 18.9m, "Map", "Forest", "Harbour"),
        new("PLUSH", "Plush animal", 240, 160, 140, 210, 24.5m, "Fox", "Bear", "Whale", "Hare"),
        new("KITE", "Kite", 620, 90, 60, 290, 29m, "Red", "Blue"),
        new("CARDS", "Card game", 130, 95, 35, 240, 14.9m, "Family", "Expert"),
    ];

    public static readonly Model[] Pets =
    [
        new("FOOD", "Dry food 2 kg", 300, 200, 90, 2050, 21.9m, "Chicken", "Salmon", "Lamb"),
        new("LEASH", "Rope leash 2 m", 180, 120, 40, 230, 26m, "Navy", "Coral"),
        new("BED", "Cosy bed", 520, 420, 140, 1350, 64m, "S", "M"),
        new("TREAT", "Training treats 200 g", 180, 130, 45, 215, 6.9m, "Beef", "Fish", "Veggie"),
        new("BALL", "Throwing ball", 70, 70, 70, 120, 8.5m, "Orange", "Green"),
    ];

    public static readonly Model[] Bikes =
    [
        new("TUBE", "Inner tube", 120, 80, 45, 130, 7.5m, "28in", "27in", "20in"),
        new("LIGHT", "Light set, USB", 110, 90, 50, 140, 39m, "Black", "Silver"),
        new("GRIP", "Ergonomic grips", 150, 90, 60, 190, 27.5m, "Black", "Brown"),
        new("LOCK", "Chain lock 110 cm", 260, 160, 70, 2300, 74m, "Black", "Red"),
        new("BELL", "Brass bell", 70, 60, 60, 85, 18m, "Brass", "Black"),
        new("PUMP", "Mini pump", 230, 50, 35, 150, 31m, "Black"),
    ];

    public static readonly Model[] Care =
    [
        new("SOAP", "Olive oil soap 100 g", 85, 60, 30, 108, 6.5m, "Laurel", "Citrus", "Rose", "Plain"),
        new("CREAM", "Hand cream 75 ml", 150, 45, 40, 95, 12.9m, "Oat", "Almond"),
        new("SHAMPOO", "Shampoo bar", 80, 80, 35, 92, 11.5m, "Dry", "Oily", "Normal"),
        new("BRUSH", "Bamboo toothbrush, set of 4", 200, 90, 20, 70, 9.9m, "Soft", "Medium"),
        new("OIL", "Body oil 200 ml", 55, 55, 170, 290, 19m, "Calm", "Wake"),
    ];
}
