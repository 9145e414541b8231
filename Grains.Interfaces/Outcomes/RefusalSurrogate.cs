using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.Interfaces.Outcomes;

/// <summary>The serialized form of a <see cref="Refusal"/> between silos; its own project does not depend on Orleans.</summary>
[GenerateSerializer, Immutable, Alias("refusal")]
internal readonly record struct RefusalSurrogate(
    [property: Id(0)] int Kind,
    [property: Id(1)] string Code,
    [property: Id(2)] string Detail,
    [property: Id(3)] ImmutableArray<FieldErrorSurrogate> Errors);

[GenerateSerializer, Immutable, Alias("fieldError")]
internal readonly record struct FieldErrorSurrogate([property: Id(0)] string Field, [property: Id(1)] string Message);

[RegisterConverter]
internal sealed class RefusalConverter : IConverter<Refusal, RefusalSurrogate>
{
    public Refusal ConvertFromSurrogate(in RefusalSurrogate surrogate) =>
        new((RefusalKind)surrogate.Kind, surrogate.Code, surrogate.Detail, [.. surrogate.Errors.Select(error => new FieldError(error.Field, error.Message))]);

    public RefusalSurrogate ConvertToSurrogate(in Refusal refusal) =>
        new((int)refusal.Kind, refusal.Code, refusal.Detail,
            [.. refusal.Errors.Select(error => new FieldErrorSurrogate(error.Field, error.Message))]);
}
