namespace OrleansWarehouse.Demo.World;

/// <summary>A merchant with its articles and the sites that stock them, its home site first.</summary>
/// <param name="Weight">The merchant's share of all orders, relative to the other merchants' weights.</param>
public sealed record MerchantSpec(
    string Code, string Name, string Currency, double Weight, string[] Channels, SiteSpec[] Sites, Article[] Articles)
{
    public string Path => $"merchants/{Code}";

    public SiteSpec Home => Sites[0];
}
