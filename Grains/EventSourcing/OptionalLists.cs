using System.Collections.Immutable;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>Lists of events that are nearly always empty.</summary>
internal static class OptionalLists
{
    /// <summary>The list; null where there is nothing in it, so that it is not written.</summary>
    public static ImmutableArray<T>? OrNull<T>(this ImmutableArray<T> list) => list.IsDefaultOrEmpty ? null : list;
}
