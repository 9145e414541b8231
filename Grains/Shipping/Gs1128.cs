namespace OrleansWarehouse.Grains.Shipping;

/// <summary>
/// The bars of a GS1-128 symbol that carries an SSCC: start in code set C, FNC1, the application identifier 00 and the 18 digits in
/// pairs, the check character, stop.
/// </summary>
/// <remarks>Sources: ISO/IEC 15417 (Code 128: the table of characters, the check character modulo 103); GS1 General Specifications,
/// section 5.4 (FNC1 after the start makes it GS1-128).</remarks>
public static class Gs1128
{
    /// <summary>How many of the narrowest bars a symbol is wide, without its quiet zones: start, FNC1, ten pairs and the check
    /// character of 11 each, and the stop character of 13.</summary>
    public const int SsccModules = 13 * 11 + 13;

    private const int Fnc1 = 102, StartC = 105, Stop = 106, Modulus = 103;

    /// <summary>Widths of bars and spaces in turn, a bar first, of the characters 0 to 106.</summary>
    private static readonly string[] Widths =
    [
        "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
        "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
        "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
        "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
        "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
        "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
        "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
        "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
        "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
        "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
        "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
    ];

    /// <summary>Where the bars of an SSCC's symbol are: from which of the narrowest bars, and how many of them wide.</summary>
    /// <param name="sscc">18 digits.</param>
    public static IEnumerable<(int At, int Width)> BarsOf(string sscc)
    {
        var at = 0;
        foreach (var character in CharactersOf($"00{sscc}"))
        {
            for (var i = 0; i < Widths[character].Length; i++)
            {
                var width = Widths[character][i] - '0';
                if (i % 2 == 0) yield return (at, width);
                at += width;
            }
        }
    }

    private static List<int> CharactersOf(string digits)
    {
        List<int> characters = [StartC, Fnc1];
        for (var i = 0; i < digits.Length; i += 2)
            characters.Add((digits[i] - '0') * 10 + digits[i + 1] - '0');
        var sum = StartC;
        for (var i = 1; i < characters.Count; i++)
            sum += i * characters[i];
        return [.. characters, sum % Modulus, Stop];
    }
}
