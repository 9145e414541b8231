using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>For lists in events that are nearly always empty.</summary>
internal static class OptionalLists
{
    /// <summary>Returns null for an empty list, so that it is not written.</summary>
    public static ImmutableArray<T>? OrNull<T>(this ImmutableArray<T> list) => list.IsDefaultOrEmpty ? null : list;
}
