using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Picking;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PickTaskState))]
[JsonSerializable(typeof(TaskCreated))]
[JsonSerializable(typeof(TaskAssigned))]
[JsonSerializable(typeof(StopPicked))]
[JsonSerializable(typeof(StopPickedForm))]
[JsonSerializable(typeof(StopShort))]
[JsonSerializable(typeof(UnitsDropped))]
[JsonSerializable(typeof(UnitsCut))]
[JsonSerializable(typeof(PickTaskDone))]
[JsonSerializable(typeof(TaskReleased))]
[JsonSerializable(typeof(PickPlannerState))]
[JsonSerializable(typeof(WaveNumbered))]
[JsonSerializable(typeof(TasksOffered))]
[JsonSerializable(typeof(TaskClaimed))]
[JsonSerializable(typeof(TaskPromised))]
[JsonSerializable(typeof(TaskFreed))]
[JsonSerializable(typeof(TaskClosed))]
[JsonSerializable(typeof(PickerState))]
[JsonSerializable(typeof(PickerPut))]
[JsonSerializable(typeof(TaskTaken))]
[JsonSerializable(typeof(WaveState))]
[JsonSerializable(typeof(WavePlanned))]
[JsonSerializable(typeof(WaveSettled))]
[JsonSerializable(typeof(WaveReleased))]
internal sealed partial class PickingJson : JsonSerializerContext;
