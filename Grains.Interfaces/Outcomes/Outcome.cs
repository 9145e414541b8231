using System.Diagnostics.CodeAnalysis;

namespace OrleansWarehouse.Grains.Interfaces.Outcomes;

/// <summary>An answer or a refusal.</summary>
[GenerateSerializer, Immutable, Alias("outcome`1")]
public sealed record Outcome<T>(T? Value, Refusal? Refusal) : IOutcome<Outcome<T>, T>
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    static Outcome<T> IOutcome<Outcome<T>, T>.Of(T answer) => new(answer, null);

    static Outcome<T> IOutcome<Outcome<T>, T>.Of(Refusal refusal) => new(default, refusal);

    public Outcome<TOther> Map<TOther>(Func<T, TOther> map) => Accepted ? new(map(Value), null) : new(default, Refusal);
}

/// <summary>The answer of a command that returns nothing.</summary>
[GenerateSerializer, Immutable, Alias("done")]
public sealed record Done
{
    public static Done Instance { get; } = new();
}
