namespace OrleansWarehouse.EventSourcing;

/// <summary>The permanent name of an event in the log: the class may be renamed, this name may not.</summary>
/// <param name="name">Short, camelCase, unique over all aggregates.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventTypeAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The version of the payload's shape. Raise it together with an upcaster.</summary>
    public int Schema { get; init; } = 1;
}
