namespace OrleansWarehouse.Demo.World;

/// <summary>A merchant with the range that he sells and the sites that hold it, his own first.</summary>
/// <param name="Weight">How many of all orders are his, beside the others'.</param>
public sealed record MerchantSpec(
    string Code, string Name, string Currency, double Weight, string[] Channels, SiteSpec[] Sites, Article[] Articles)
{
    public string Path => $"merchants/{Code}";

    public SiteSpec Home => Sites[0];
}
