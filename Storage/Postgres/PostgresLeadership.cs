using Dapper;

using Npgsql;

using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>Leads while it holds an advisory lock, which is released when its connection ends for any reason or returns to the pool.</summary>
internal sealed class PostgresLeadership(NpgsqlDataSource source, TimeProvider time) : ILeadership
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async Task LeadAsync(string role, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(stopping);
                if (await TryTakeAsync(connection, role)) await LeadAsync(connection, work, stopping);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or OperationCanceledException)
            {
                // The server is unreachable, or this process stops; the next round finds out.
            }

            await PauseAsync(stopping);
        }
    }

    private async Task LeadAsync(NpgsqlConnection connection, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        using var lead = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var working = work(lead.Token);
        try
        {
            while (!stopping.IsCancellationRequested && !working.IsCompleted)
            {
                await connection.ExecuteAsync("SELECT 1");
                await Task.WhenAny(working, PauseAsync(stopping));
            }
        }
        finally
        {
            await lead.CancelAsync();
            await working;
        }
    }

    private static Task<bool> TryTakeAsync(NpgsqlConnection connection, string role) => connection.ExecuteScalarAsync<bool>(
        "SELECT pg_try_advisory_lock(hashtext('warehouse ' || @role), hashtext(current_schema()))", new { role });

    private async Task PauseAsync(CancellationToken stopping)
        => await Task.Delay(Interval, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
