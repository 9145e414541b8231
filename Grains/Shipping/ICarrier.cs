using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Shipping;

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
}

/// <summary>The built-in carrier: takes every service, and drives nowhere.</summary>
public sealed class SimulatedCarrier : ICarrier
{
    public const string Name = "simulated";

    public string Code => Name;

    public bool Offers(string? service) => true;

    public string TrackingNumberOf(string sscc) => $"SIM{sscc}";

    public string TrackingUrlOf(string trackingNumber) => $"https://simulated.example/track/{trackingNumber}";
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
