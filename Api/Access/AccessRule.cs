using static OrleansWarehouse.Api.Access.Roles;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// The roles that may use an endpoint or a subject of the live feed, attached as metadata; the last one on an endpoint applies. The
/// rules below are the whole access table. In addition <see cref="AccessAuthorizer"/> limits a merchant's caller to that merchant, a
/// site's caller to that site and the merchants there, and a picker to their own work.
/// </summary>
internal sealed record AccessRule(string Name, Roles AllowedRoles)
{
    /// <summary>No authentication: signing in and out, and the tracking link of a buyer.</summary>
    public static readonly AccessRule Open = new(nameof(Open), None);

    /// <summary>Every authenticated caller; the endpoint itself limits what the caller sees.</summary>
    public static readonly AccessRule AnyCaller =
        new(nameof(AnyCaller), Operator | Roles.Site | Supervisor | Office | Packer | Picker | Receiver | Roles.Merchant);

    /// <summary>API keys, creating sites and merchants, and operations endpoints.</summary>
    public static readonly AccessRule Operators = new(nameof(Operators), Operator);

    /// <summary>Users; the endpoint limits supervisors to the floor users of their site.</summary>
    public static readonly AccessRule Users = new(nameof(Users), Operator | Supervisor);

    /// <summary>Reads and changes what belongs to a merchant.</summary>
    public static readonly AccessRule Merchant = new(nameof(Merchant), Operator | Office | Roles.Merchant);

    /// <summary>Reads orders and availability.</summary>
    public static readonly AccessRule MerchantReading = Merchant.And(nameof(MerchantReading), Supervisor);

    /// <summary>Reports; the endpoints limit callers to their own merchant or site.</summary>
    public static readonly AccessRule Reports = MerchantReading.And(nameof(Reports), None);

    /// <summary>Reads one order, also at the pack bench.</summary>
    public static readonly AccessRule Order = MerchantReading.And(nameof(Order), Packer);

    /// <summary>Reads merchants' names and SKUs, for everyone who handles the goods.</summary>
    public static readonly AccessRule Catalogue = Order.And(nameof(Catalogue), Picker | Receiver);

    /// <summary>Counts deliveries: merchants announce them, sites count them.</summary>
    public static readonly AccessRule Counting = new(nameof(Counting), Operator | Office | Roles.Site | Supervisor | Receiver);

    /// <summary>Lists and reads deliveries.</summary>
    public static readonly AccessRule Deliveries = Counting.And(nameof(Deliveries), Roles.Merchant);

    /// <summary>Manages a site's floor: waves, locations, pickers.</summary>
    public static readonly AccessRule Site = new(nameof(Site), Operator | Roles.Site | Supervisor);

    /// <summary>Stock adjustments.</summary>
    public static readonly AccessRule Adjusting = Site.And(nameof(Adjusting), Office);

    /// <summary>Tracking updates from carriers.</summary>
    public static readonly AccessRule Tracking = Site.And(nameof(Tracking), Office);

    /// <summary>Put-aways and moves.</summary>
    public static readonly AccessRule Storing = Site.And(nameof(Storing), Picker | Receiver);

    /// <summary>Takes, works on and gives back tasks; pickers only their own.</summary>
    public static readonly AccessRule Picking = Site.And(nameof(Picking), Picker);

    /// <summary>The pack bench and the dock door.</summary>
    public static readonly AccessRule Packing = Site.And(nameof(Packing), Packer);

    /// <summary>Reads a site's waves, tasks and shipments.</summary>
    public static readonly AccessRule SiteWork = Site.And(nameof(SiteWork), Office | Packer);

    /// <summary>Reads shipments and labels; the endpoint checks whose they are.</summary>
    public static readonly AccessRule Shipments = SiteWork.And(nameof(Shipments), Roles.Merchant);

    /// <summary>Reads a task or a picker; pickers only their own.</summary>
    public static readonly AccessRule Tasks = SiteWork.And(nameof(Tasks), Picker);

    /// <summary>Follows all events of a site.</summary>
    public static readonly AccessRule SiteFeed = SiteWork.And(nameof(SiteFeed), Receiver);

    /// <summary>Reads the site, its locations, the stock on them and the open put-aways.</summary>
    public static readonly AccessRule SiteReading = SiteFeed.And(nameof(SiteReading), Picker);

    private AccessRule And(string name, Roles more) => new(name, AllowedRoles | more);
}

internal static class AccessRules
{
    public static TBuilder For<TBuilder>(this TBuilder builder, AccessRule rule)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(rule);

    public static AccessRule? Of(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<AccessRule>();

    public static AccessRule? Of(IEnumerable<object> metadata) => metadata.OfType<AccessRule>().LastOrDefault();
}
