using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Work;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Tests.Work;

/// <summary>A kind of work that the product does not know: somebody is to sweep a place.</summary>
[Alias("tests.ISweepGrain")]
public interface ISweepGrain : IWorkGrain
{
    [Alias("Ask")]
    Task<Outcome<Done>> AskAsync(string place, string? skill);

    [Alias("Swept")]
    Task<Outcome<Done>> SweptAsync();
}

public sealed record SweepState(WorkState Work) : IHasWork
{
    public static SweepState Initial { get; } = new(WorkState.Initial);
}

public sealed class SweepGrain(AggregateServices services) : WorkGrain<SweepState>(Definition, services), ISweepGrain
{
    public static readonly WorkKind Kind = new("sweep", static (commands, id) => commands.To<ISweepGrain>(id.ToString()));

    private static readonly Aggregate<SweepState, WorkEvent> Definition = new(
        "sweep", SweepState.Initial, static (state, @event, at) => new(Ownership.Evolve(state.Work, @event, at)), Ownership.Subjects,
        SweepJson.Default.SweepState);

    public static string KeyOf(SiteId site, string task) => new WorkId(site, task).ToString();

    public Task<Outcome<Done>> AskAsync(string place, string? skill) => ExecuteAsync((state, _) =>
        state.Work.IsOpen ? Decision<WorkEvent>.Nothing : new WorkOffered(new(Kind.Name, place) { Skill = skill }));

    public Task<Outcome<Done>> SweptAsync() => ExecuteAsync((state, _) => Ownership.Close(state.Work));
}

[JsonSerializable(typeof(SweepState))]
internal sealed partial class SweepJson : JsonSerializerContext;
