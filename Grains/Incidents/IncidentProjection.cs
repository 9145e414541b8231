using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Incidents;

/// <summary>The list of incidents. Times are Unix milliseconds.</summary>
public sealed class IncidentProjection : IProjection
{
    private const string Prefix = "incident:";

    private const string Insert = """
        INSERT INTO incidents (site, incident, kind, text, fulfilment, merchant, sku, location, task, quantity, raised_by, raised_at)
        VALUES (@Site, @Incident, @Kind, @Text, @Fulfilment, @Merchant, @Sku, @Location, @Task, @Quantity, @By, @At)
        ON CONFLICT (site, incident) DO NOTHING
        """;

    private const string Solve =
        "UPDATE incidents SET solved_by = @By, solved_at = @At, note = @Note WHERE site = @Site AND incident = @Incident";

    public string Name => "incidents";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["incidents"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS incidents (
          site TEXT NOT NULL, incident TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, fulfilment TEXT NULL,
          merchant TEXT NULL, sku TEXT NULL, location TEXT NULL, task TEXT NULL, quantity BIGINT NOT NULL,
          raised_by TEXT NOT NULL, raised_at BIGINT NOT NULL, solved_by TEXT NULL, solved_at BIGINT NULL, note TEXT NULL,
          PRIMARY KEY (site, incident));
        CREATE INDEX IF NOT EXISTS incidents_open ON incidents (site, solved_at, raised_at);
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            var key = stored.Stream[Prefix.Length..];
            var (site, incident) = (Subject.OwnerOf(key), key[(Subject.OwnerOf(key).Length + 1)..]);
            var at = stored.At.ToUnixTimeMilliseconds();
            if (EventCodec.Decode(stored) is IncidentRaised { About: var about })
            {
                var row = new
                {
                    Site = site, Incident = incident, Kind = EnumText.Of(about.Kind), about.Text, Fulfilment = about.Fulfilment?.ToString(),
                    about.Merchant, about.Sku, about.Location, about.Task, about.Quantity, stored.By, At = at,
                };
                await connection.ExecuteAsync(Insert, row, transaction);
            }
            else if (EventCodec.Decode(stored) is IncidentSolved solved)
            {
                await connection.ExecuteAsync(Solve, new { Site = site, Incident = incident, stored.By, At = at, solved.Note }, transaction);
            }
        }
    }
}
