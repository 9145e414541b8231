namespace OrleansWarehouse.Grains.Routing;

/// <summary>
/// The distance of a site from the buyer, as far as addresses alone tell: the same postcode area, the same country, the same
/// continent, or another one. A proxy for freight until sites and addresses have coordinates; only its order matters.
/// </summary>
public static class ShippingCost
{
    public const int SameArea = 0, SameCountry = 10, SameContinent = 50, Abroad = 100;

    private const int MaxLetters = 4;

    public static int Of(RoutingSite site, RoutingDestination to)
    {
        if (!site.Country.AsSpan().Trim().Equals(to.Country.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase))
            return Continents.IsSame(site.Country, to.Country) ? SameContinent : Abroad;
        var area = Area(site.Postcode);
        return !area.IsEmpty && area.Equals(Area(to.Postcode), StringComparison.OrdinalIgnoreCase) ? SameArea : SameCountry;
    }

    /// <summary>Returns the part of a postcode that is compared; an area is its own area.</summary>
    public static string AreaOf(string? postcode) => Area(postcode).ToString();

    /// <summary>Returns the leading letters of a code that begins with letters (SW1A 1AA: SW), at most four; otherwise its first two
    /// characters (80331: 80).</summary>
    private static ReadOnlySpan<char> Area(string? postcode)
    {
        var code = postcode.AsSpan().Trim();
        var letters = 0;
        while (letters < Math.Min(MaxLetters, code.Length) && char.IsLetter(code[letters]))
            letters++;
        return letters > 0 ? code[..letters] : code[..Math.Min(2, code.Length)];
    }
}
