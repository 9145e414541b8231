using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Picking;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PickTaskState))]
[JsonSerializable(typeof(TaskCreated))]
[JsonSerializable(typeof(StopPicked))]
[JsonSerializable(typeof(StopPickedForm))]
[JsonSerializable(typeof(StopShort))]
[JsonSerializable(typeof(UnitsDropped))]
[JsonSerializable(typeof(UnitsCut))]
[JsonSerializable(typeof(PickPlannerState))]
[JsonSerializable(typeof(WaveNumbered))]
[JsonSerializable(typeof(PickerState))]
[JsonSerializable(typeof(PickerPut))]
[JsonSerializable(typeof(WaveState))]
[JsonSerializable(typeof(WavePlanned))]
[JsonSerializable(typeof(WaveSettled))]
[JsonSerializable(typeof(WaveReleased))]
internal sealed partial class PickingJson : JsonSerializerContext;
