namespace OrleansWarehouse.Grains.Transport;

/// <summary>A carrier of parcels.</summary>
public interface ICarrier
{
    /// <summary>The code that clients use.</summary>
    string Code { get; }

    /// <summary>Whether the carrier has the service; null means its default service.</summary>
    bool Offers(string? service);

    /// <summary>Returns the tracking number of a parcel; always the same for the same parcel.</summary>
    string TrackingNumberOf(string sscc);

    /// <summary>Returns the page on which a buyer can track a parcel.</summary>
    string TrackingUrlOf(string trackingNumber);

    /// <summary>Returns how long a parcel is in transit.</summary>
    /// <param name="from">ISO 3166-1 alpha-2, as is <paramref name="to"/>.</param>
    TransitDays Transit(string? service, string from, string to);
}

/// <summary>Working days from the hand-over to delivery.</summary>
public readonly record struct TransitDays(int Least, int Most);

/// <summary>The built-in carrier: offers every service, and ships nothing.</summary>
public sealed class SimulatedCarrier : ICarrier
{
    public const string Name = "simulated";

    public string Code => Name;

    public bool Offers(string? service) => true;

    public string TrackingNumberOf(string sscc) => $"SIM{sscc}";

    public string TrackingUrlOf(string trackingNumber) => $"https://simulated.example/track/{trackingNumber}";

    public TransitDays Transit(string? service, string from, string to) => (service, from == to) switch
    {
        ("sameDay", _) => new(0, 0),
        ("nextDay" or "express", _) => new(1, 1),
        (_, true) => new(1, 2),
        _ => new(2, 4),
    };
}

/// <summary>The carriers that this server knows.</summary>
public sealed class Carriers(IEnumerable<ICarrier> carriers)
{
    private readonly Dictionary<string, ICarrier> byCode = carriers.ToDictionary(carrier => carrier.Code, StringComparer.Ordinal);

    /// <summary>Returns the carrier with a code, or the default one for null; null for an unknown code.</summary>
    public ICarrier? Find(string? code) => byCode.GetValueOrDefault(code ?? SimulatedCarrier.Name);

    public Refusal Unknown(string? code) =>
        Refusal.Invalid("unknown_carrier", "carrier", $"'{code}' is not one of {string.Join(", ", byCode.Keys)}.");

    /// <summary>Returns the carrier for an order's service level.</summary>
    public static string For(string? serviceLevel) => SimulatedCarrier.Name;
}
