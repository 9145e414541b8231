using System.Data.Common;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Incidents;

/// <summary>The list of incidents.</summary>
public sealed class IncidentProjection : IProjection
{
    private const string Prefix = "incident:";

    private static readonly RowWrite<IncidentAnswer> Raise = IncidentAnswer.Table.Insert();
    private static readonly RowWrite<Solution> Solve = IncidentAnswer.Table.Update<Solution>();

    public string Name => "incidents";

    public int Version => 1;

    public IReadOnlyList<string> Tables => [IncidentAnswer.Table.Name];

    public string Schema => IncidentAnswer.Table.Schema;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        var (raised, solved) = (new List<IncidentAnswer>(), new List<Solution>());
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            var key = stored.Stream[Prefix.Length..];
            var (site, incident) = (Subject.OwnerOf(key), key[(Subject.OwnerOf(key).Length + 1)..]);
            switch (EventCodec.Decode(stored))
            {
                case IncidentRaised { About: var about }:
                    raised.Add(new(
                        site, incident, EnumText.Of(about.Kind), about.Text, about.Fulfilment?.ToString(), about.Merchant, about.Sku,
                        about.Location, about.Task, about.Quantity, stored.By, null, stored.At, null, null, null, null));
                    break;
                case IncidentSolved solution:
                    solved.Add(new(site, incident, stored.By, stored.At, solution.Note));
                    break;
            }
        }

        await Raise.RunAsync(raised, transaction);
        await Solve.RunAsync(solved, transaction);
    }

    private sealed record Solution(string Site, string Incident, string SolvedBy, DateTimeOffset SolvedAt, string? Note);
}
