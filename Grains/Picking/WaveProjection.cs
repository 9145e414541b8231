using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>The lists of waves and of pickers. Times are Unix milliseconds.</summary>
public sealed class WaveProjection : IProjection
{
    private const string Insert = """
        INSERT INTO waves (site, wave, kind, status, tasks, fulfilments, not_planned, planned_at)
        VALUES (@Site, @Wave, @Kind, 'planned', @Tasks, @Fulfilments, @NotPlanned, @At)
        ON CONFLICT (site, wave) DO NOTHING
        """;

    private const string Settle = """
        UPDATE waves SET status = 'settled', tasks = @Tasks, fulfilments = @Fulfilments, not_planned = @NotPlanned
        WHERE site = @Site AND wave = @Wave
        """;

    private const string Release = "UPDATE waves SET status = 'released', released_at = @At WHERE site = @Site AND wave = @Wave";

    private const string PutPicker = """
        INSERT INTO pickers (site, picker, name, skills) VALUES (@Site, @Picker, @Name, @Skills)
        ON CONFLICT (site, picker) DO UPDATE SET name = excluded.name, skills = excluded.skills
        """;

    private const string GiveTask = "UPDATE pickers SET task = @Task WHERE site = @Site AND picker = @Picker";

    public string Name => "waves";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["waves", "pickers"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS waves (
          site TEXT NOT NULL, wave TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, tasks INTEGER NOT NULL,
          fulfilments INTEGER NOT NULL, not_planned INTEGER NOT NULL, planned_at BIGINT NOT NULL, released_at BIGINT NULL,
          PRIMARY KEY (site, wave));
        CREATE TABLE IF NOT EXISTS pickers (
          site TEXT NOT NULL, picker TEXT NOT NULL, name TEXT NOT NULL, skills TEXT NOT NULL, task TEXT NULL,
          PRIMARY KEY (site, picker));
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        foreach (var stored in events)
        {
            var colon = stored.Stream.IndexOf(':', StringComparison.Ordinal);
            if (stored.Stream[..colon] is not ("wave" or "picker")) continue;
            if (Statement(stored.Stream[(colon + 1)..], stored) is { } statement)
                await connection.ExecuteAsync(statement.Sql, statement.Row, transaction);
        }
    }

    private static (string Sql, object Row)? Statement(string key, StoredEvent stored)
    {
        var (site, code) = (Subject.OwnerOf(key), key[(Subject.OwnerOf(key).Length + 1)..]);
        var at = stored.At.ToUnixTimeMilliseconds();
        return EventCodec.Decode(stored) switch
        {
            WavePlanned planned => (Insert, new
            {
                Site = site,
                Wave = code,
                Kind = EnumText.Of(planned.Kind),
                Tasks = planned.Tasks.Length,
                Fulfilments = Fulfilments(planned.Tasks),
                NotPlanned = planned.NotPlanned.Length,
                At = at,
            }),
            WaveSettled settled => (Settle, new
            {
                Site = site,
                Wave = code,
                Tasks = settled.Tasks.Length,
                Fulfilments = Fulfilments(settled.Tasks),
                NotPlanned = settled.NotPlanned.Length,
            }),
            WaveReleased => (Release, new { Site = site, Wave = code, At = at }),
            PickerPut put => (PutPicker, new { Site = site, Picker = code, put.Name, Skills = string.Join('\n', put.Skills) }),
            TaskTaken taken => (GiveTask, new { Site = site, Picker = code, Task = taken.Task?.Code }),
            _ => null,
        };
    }

    private static int Fulfilments(IEnumerable<PlannedTask> tasks) =>
        tasks.SelectMany(task => task.Stops).SelectMany(stop => stop.Drops).Select(drop => drop.Fulfilment).Distinct().Count();
}
