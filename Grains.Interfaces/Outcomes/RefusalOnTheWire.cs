using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Interfaces.Outcomes;

/// <summary>The serialized form of a <see cref="Refusal"/> between silos; its own project does not depend on Orleans.</summary>
[GenerateSerializer, Immutable, Alias("refusal")]
internal readonly record struct RefusalOnTheWire(
    [property: Id(0)] int Kind,
    [property: Id(1)] string Code,
    [property: Id(2)] string Detail,
    [property: Id(3)] ImmutableArray<FieldErrorOnTheWire> Errors);

[GenerateSerializer, Immutable, Alias("fieldError")]
internal readonly record struct FieldErrorOnTheWire([property: Id(0)] string Field, [property: Id(1)] string Message);

[RegisterConverter]
internal sealed class RefusalConverter : IConverter<Refusal, RefusalOnTheWire>
{
    public Refusal ConvertFromSurrogate(in RefusalOnTheWire wire) =>
        new((RefusalKind)wire.Kind, wire.Code, wire.Detail, [.. wire.Errors.Select(error => new FieldError(error.Field, error.Message))]);

    public RefusalOnTheWire ConvertToSurrogate(in Refusal refusal) =>
        new((int)refusal.Kind, refusal.Code, refusal.Detail,
            [.. refusal.Errors.Select(error => new FieldErrorOnTheWire(error.Field, error.Message))]);
}
