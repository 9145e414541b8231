using System.Text.Json;

using OrleansWarehouse.Api.Idempotency;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;
using OrleansWarehouse.Grains.Picking;

namespace OrleansWarehouse.Api.Picking;

/// <summary>Tells the answer to a pick again: the task as it was then.</summary>
internal sealed class PickRetelling(TaskHistory tasks) : IAnswerRebuilder
{
    private const string Name = "pick";

    public string Kind => Name;

    public static AnswerSource Of(TaskId task, PickAnswer answer) =>
        new(Name, JsonSerializer.Serialize(new Told($"{task}", answer.Version, answer.Outcome, answer.Surplus), JsonSerializerOptions.Web));

    public async Task<object> RebuildAsync(string what, CancellationToken cancellationToken)
    {
        var told = JsonSerializer.Deserialize<Told>(what, JsonSerializerOptions.Web)!;
        var task = await tasks.ReadAsync(IId<TaskId>.Parse(told.Task), told.Version, cancellationToken)
            ?? throw new InvalidOperationException($"{told.Task} is in the log no more.");
        return PickedTask.Of(task, told.Outcome, told.Surplus);
    }

    private sealed record Told(string Task, long Version, string Outcome, long Surplus);
}
