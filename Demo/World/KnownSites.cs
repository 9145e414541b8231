namespace OrleansWarehouse.Demo.World;

/// <summary>Three warehouses in three time zones, with their staff and their buyers.</summary>
public static class KnownSites
{
    public static readonly SiteSpec Rotterdam = new(
        "RTM1", "Rotterdam", "NL", "3089 JK", "Europe/Amsterdam", 4.2,
        ["Fleur de Wit", "Daan Visser", "Amina El Idrissi", "Piotr Nowak", "Lotte Bakker", "Joris Mulder", "Ines Carvalho", "Emre Kaya", "Sanne Vos", "Milan Novak", "Noor Haddad", "Bram Hendriks"],
        ["Bo Svensson", "Greta Hansen", "Luca Moretti", "Chloé Lefèvre", "Jan de Boer", "Katarzyna Wójcik", "Miguel Torres", "Hanna Schmidt", "Aoife Byrne", "Matteo Rossi", "Elif Demir", "Freja Nielsen"],
        [("Stockholm", "111 22", "SE"), ("København", "1620", "DK"), ("Milano", "20121", "IT"), ("Lyon", "69002", "FR"), ("Utrecht", "3511 AX", "NL"), ("Kraków", "31-021", "PL"), ("Madrid", "28013", "ES"), ("Hamburg", "20095", "DE"), ("Dublin", "D02 X285", "IE"), ("Wien", "1010", "AT")]);

    public static readonly SiteSpec Reno = new(
        "RNO1", "Reno", "US", "89502", "America/Los_Angeles", 3.6,
        ["Maria Lopez", "Tyler Brooks", "Keisha Johnson", "Wei Zhang", "Hannah Miller", "Diego Ramirez", "Priya Patel", "Jordan Lee", "Ashley Cooper", "Marcus Green", "Rosa Delgado", "Caleb Wright"],
        ["Emily Carter", "James Walker", "Olivia Nguyen", "Noah Thompson", "Sofia Garcia", "Liam O'Connor", "Ava Robinson", "Ethan Kim", "Mia Hernandez", "Lucas Brown"],
        [("Portland", "97205", "US"), ("Sacramento", "95814", "US"), ("Denver", "80202", "US"), ("Austin", "78701", "US"), ("Seattle", "98101", "US"), ("Chicago", "60601", "US"), ("Vancouver", "V6B 1A1", "CA"), ("Phoenix", "85004", "US")]);

    public static readonly SiteSpec Osaka = new(
        "OSA1", "Osaka", "JP", "559-0034", "Asia/Tokyo", 3.0,
        ["Yui Tanaka", "Haruto Sato", "Sakura Ito", "Ren Watanabe", "Aoi Yamamoto", "Sota Nakamura", "Hina Kobayashi", "Kaito Yoshida", "Mei Matsumoto", "Riku Inoue", "Nanami Kimura", "Daichi Hayashi"],
        ["Kenji Mori", "Akiko Fujita", "Min-jun Park", "Siti Rahma", "Takeshi Ono", "Mika Okada", "Jia Hui Tan", "Naoko Endo"],
        [("Kyoto", "600-8216", "JP"), ("Tokyo", "150-0002", "JP"), ("Fukuoka", "810-0001", "JP"), ("Sapporo", "060-0061", "JP"), ("Seoul", "04524", "KR"), ("Nagoya", "450-0002", "JP"), ("Singapore", "238823", "SG")]);

    public static readonly SiteSpec[] All = [Rotterdam, Reno, Osaka];
}
