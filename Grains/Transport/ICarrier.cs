namespace OrleansWarehouse.Grains.Transport;

/// <summary>Someone who takes parcels.</summary>
public interface ICarrier
{
    /// <summary>As clients name it.</summary>
    string Code { get; }

    /// <summary>Whether it has such a service; null is its usual one.</summary>
    bool Offers(string? service);

    /// <summary>The number by which it tells of a parcel. The same parcel again: the same number.</summary>
    string TrackingNumberOf(string sscc);

    /// <summary>Where a buyer follows a parcel.</summary>
    string TrackingUrlOf(string trackingNumber);

    /// <summary>How long a parcel is on its way.</summary>
    /// <param name="from">ISO 3166-1 alpha-2, as is <paramref name="to"/>.</param>
    TransitDays Transit(string? service, string from, string to);
}

/// <summary>Working days from the hand-over to the door.</summary>
public readonly record struct TransitDays(int Least, int Most);

/// <summary>The built-in carrier: takes every service, and drives nowhere.</summary>
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

    /// <summary>The carrier for a code, or the usual one; null for a code that is not known.</summary>
    public ICarrier? Find(string? code) => byCode.GetValueOrDefault(code ?? SimulatedCarrier.Name);

    public Refusal Unknown(string? code) =>
        Refusal.Invalid("unknown_carrier", "carrier", $"'{code}' is not one of {string.Join(", ", byCode.Keys)}.");

    /// <summary>Who takes what an order of a service level sends.</summary>
    public static string For(string? serviceLevel) => SimulatedCarrier.Name;
}
