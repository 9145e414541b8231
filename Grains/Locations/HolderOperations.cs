using OrleansWarehouse.Grains.EventSourcing;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Under which name a command is done once per holder. A transfer's two halves share their reference, and may meet in
/// one holder; what follows from one event may concern several picks of one location.</summary>
internal static class HolderOperations
{
    public static string Put(string reference) => $"put|{reference}";

    public static string Take(string reference) => $"take|{reference}";

    public static string Adjust(string reference) => $"adjust|{reference}";

    public static string Allocate(string name) => $"allocate|{name}";

    public static string Doubt(string reference) => $"doubt|{reference}";

    public static string Unassign(string reference) => $"unassign|{reference}";

    public static string Deallocate(string pick, string reference) => $"deallocate|{pick}|{reference}";
}

/// <summary>Whom a movement concerns: its site and the merchants whose goods moved.</summary>
internal static class HolderSubjects
{
    public static IReadOnlyList<string> Of(string key, HolderEvent @event)
    {
        var site = Subject.Site(Subject.OwnerOf(key));
        return
        [
            site,
            .. @event.Changes.Select(static change => change.Key.Sku.Merchant.Value)
                .Concat(@event.Flows.Select(static flow => flow.Key.Sku.Merchant.Value))
                .Distinct()
                .Select(Subject.Merchant),
            .. @event is LocationDefined ? [Subject.Places(Subject.OwnerOf(key))] : Array.Empty<string>(),
        ];
    }
}
