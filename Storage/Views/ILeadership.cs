namespace OrleansWarehouse.Storage.Views;

/// <summary>Elects which of several servers follows the log for a role: always this one on SQLite, by a database lock on PostgreSQL.</summary>
internal interface ILeadership
{
    /// <summary>Runs the work whenever this process leads, until it is stopped. The work's token is also cancelled when the lead is lost. A
    /// lost lead may go unnoticed for a second, so two concurrent leaders must do no harm.</summary>
    Task LeadAsync(string role, Func<CancellationToken, Task> work, CancellationToken stopping);
}

/// <summary>Used when there is only one server.</summary>
internal sealed class SoleLeadership : ILeadership
{
    public Task LeadAsync(string role, Func<CancellationToken, Task> work, CancellationToken stopping) => work(stopping);
}
