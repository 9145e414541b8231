namespace OrleansWarehouse.Grains.Interfaces.Outcomes;

/// <summary>An amount in a currency (ISO 4217, three letters).</summary>
[GenerateSerializer, Immutable, Alias("money")]
public sealed record Money(decimal Amount, string Currency);
