using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Interfaces.Work;

namespace OrleansWarehouse.Api.Work;

/// <param name="Kinds">Absent or empty: all that he may do.</param>
/// <param name="Zone">Where he is: of what is about as urgent he gets what is there.</param>
internal sealed record NextWorkBody(IReadOnlyList<string?>? Kinds, string? Zone)
{
    private const int MaxKinds = 100;

    public AskForWork Read(Check check, WorkDoors doors) =>
        new(check.Each(Kinds, "kinds", MaxKinds, (kind, field) => doors.Kind(check, kind, field)), check.OptionalId(Zone, "zone"));
}

/// <param name="From">Who has it, as far as is known; absent: nobody. Where somebody else has it by now it is not given.</param>
internal sealed record TakeBody(string? Picker, string? From)
{
    public TakeWork Read(Check check) => new(check.Id(Picker, "picker"), check.OptionalId(From, "from"));
}

internal sealed record ReleaseWorkBody(string? Picker, string? Reason)
{
    public ReleaseWork Read(Check check, OperationId operation) => new(check.Id(Picker, "picker"), check.Text(Reason, "reason"), operation.Value);

    public HandOverWork ReadHandOver(Check check, OperationId operation) =>
        new(check.Id(Picker, "picker"), check.Text(Reason, "reason"), operation.Value);
}
