using static OrleansWarehouse.Api.Access.Roles;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Whom an endpoint, or a subject of the live feed, is for; written on it as metadata, the last one counts. This is the whole
/// table of who may do what. Besides, everybody is kept to what is his (see <see cref="AccessJudge"/>): a merchant to himself, who
/// belongs to a site to it and to the merchants there, a picker to himself.
/// </summary>
internal sealed record AccessRule(string Name, Roles Who)
{
    /// <summary>Nobody needs to be known: signing in and out, and a buyer who has his order's link.</summary>
    public static readonly AccessRule Open = new(nameof(Open), None);

    /// <summary>Everybody who is known; the endpoint itself looks at what the caller may know.</summary>
    public static readonly AccessRule AnyCaller =
        new(nameof(AnyCaller), Operator | Roles.Site | Supervisor | Office | Packer | Picker | Receiver | Roles.Merchant);

    /// <summary>Keys, sites, merchants as such, and what the system says of itself.</summary>
    public static readonly AccessRule Operators = new(nameof(Operators), Operator);

    /// <summary>Users; supervisors only those of their floor, which the endpoint looks at.</summary>
    public static readonly AccessRule Users = new(nameof(Users), Operator | Supervisor);

    /// <summary>What belongs to a merchant: to read and to change.</summary>
    public static readonly AccessRule Merchant = new(nameof(Merchant), Operator | Office | Roles.Merchant);

    /// <summary>Orders and availability: to read.</summary>
    public static readonly AccessRule MerchantReading = Merchant.And(nameof(MerchantReading), Supervisor);

    /// <summary>Reports; everybody of what is his, which the endpoints look at.</summary>
    public static readonly AccessRule Reports = MerchantReading.And(nameof(Reports), None);

    /// <summary>One order: to read, also at the pack bench.</summary>
    public static readonly AccessRule Order = MerchantReading.And(nameof(Order), Packer);

    /// <summary>Merchants' names and SKUs: to read, by all who handle them.</summary>
    public static readonly AccessRule Catalogue = Order.And(nameof(Catalogue), Picker | Receiver);

    /// <summary>Deliveries: to count. Merchants announce; sites count.</summary>
    public static readonly AccessRule Counting = new(nameof(Counting), Operator | Office | Roles.Site | Supervisor | Receiver);

    /// <summary>Deliveries: to list and to read.</summary>
    public static readonly AccessRule Deliveries = Counting.And(nameof(Deliveries), Roles.Merchant);

    /// <summary>Who runs a site's floor: waves, locations, pickers.</summary>
    public static readonly AccessRule Site = new(nameof(Site), Operator | Roles.Site | Supervisor);

    /// <summary>Corrections of the books.</summary>
    public static readonly AccessRule Adjusting = Site.And(nameof(Adjusting), Office);

    /// <summary>News of carriers.</summary>
    public static readonly AccessRule Tracking = Site.And(nameof(Tracking), Office);

    /// <summary>Put-aways and moves.</summary>
    public static readonly AccessRule Storing = Site.And(nameof(Storing), Picker | Receiver);

    /// <summary>Tasks: to take, to do, to give back; pickers their own.</summary>
    public static readonly AccessRule Picking = Site.And(nameof(Picking), Picker);

    /// <summary>The pack bench and the dock door.</summary>
    public static readonly AccessRule Packing = Site.And(nameof(Packing), Packer);

    /// <summary>A site's waves, tasks and shipments: to read.</summary>
    public static readonly AccessRule SiteWork = Site.And(nameof(SiteWork), Office | Packer);

    /// <summary>Shipments and labels: to read; the endpoint looks whose they are.</summary>
    public static readonly AccessRule Shipments = SiteWork.And(nameof(Shipments), Roles.Merchant);

    /// <summary>A task or a picker: to read; pickers their own.</summary>
    public static readonly AccessRule Tasks = SiteWork.And(nameof(Tasks), Picker);

    /// <summary>All that happens at a site, to follow.</summary>
    public static readonly AccessRule SiteFeed = SiteWork.And(nameof(SiteFeed), Receiver);

    /// <summary>The site itself, its shelves, what lies there and is to be put there: to read.</summary>
    public static readonly AccessRule SiteReading = SiteFeed.And(nameof(SiteReading), Picker);

    private AccessRule And(string name, Roles more) => new(name, Who | more);
}

internal static class AccessRules
{
    public static TBuilder For<TBuilder>(this TBuilder builder, AccessRule rule)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(rule);

    public static AccessRule? Of(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<AccessRule>();

    public static AccessRule? Of(IEnumerable<object> metadata) => metadata.OfType<AccessRule>().LastOrDefault();
}
