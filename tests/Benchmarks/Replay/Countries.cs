namespace OrleansWarehouse.Benchmarks.Replay;

/// <summary>Maps the file's country names to ISO 3166-1 alpha-2.</summary>
internal static class Countries
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["United Kingdom"] = "GB",
        ["EIRE"] = "IE",
        ["Germany"] = "DE",
        ["France"] = "FR",
        ["Norway"] = "NO",
        ["Lithuania"] = "LT",
        ["Italy"] = "IT",
        ["Japan"] = "JP",
        ["Australia"] = "AU",
        ["Portugal"] = "PT",
        ["Belgium"] = "BE",
        ["Poland"] = "PL",
        ["Switzerland"] = "CH",
        ["Spain"] = "ES",
        ["Netherlands"] = "NL",
        ["Austria"] = "AT",
        ["Denmark"] = "DK",
        ["Finland"] = "FI",
        ["Sweden"] = "SE",
        ["Iceland"] = "IS",
        ["Greece"] = "GR",
        ["Cyprus"] = "CY",
        ["Malta"] = "MT",
        ["Czech Republic"] = "CZ",
        ["Channel Islands"] = "JE",
        ["Hong Kong"] = "HK",
        ["Singapore"] = "SG",
        ["USA"] = "US",
        ["Canada"] = "CA",
        ["Brazil"] = "BR",
        ["Israel"] = "IL",
        ["Lebanon"] = "LB",
        ["Bahrain"] = "BH",
        ["Saudi Arabia"] = "SA",
        ["United Arab Emirates"] = "AE",
        ["RSA"] = "ZA",
    };

    /// <summary>Returns the seller's country if the file names none ("Unspecified", "European Community").</summary>
    public static string CodeOf(string name) => Codes.GetValueOrDefault(name, "GB");
}
