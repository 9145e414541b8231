namespace OrleansWarehouse.Storage.Views;

/// <summary>Who of several servers follows the log for a purpose; alone on SQLite, by the database's lock on PostgreSQL.</summary>
internal interface ILeadership
{
    /// <summary>Runs the work whenever this process leads, until it is told to stop. The token that the work is given also ends
    /// when the lead is lost; nothing that two leaders could do at once must do harm, as a lead may be lost unnoticed for a second.</summary>
    Task LeadAsync(string role, Func<CancellationToken, Task> work, CancellationToken stopping);
}

/// <summary>The only server there is.</summary>
internal sealed class SoleLeadership : ILeadership
{
    public Task LeadAsync(string role, Func<CancellationToken, Task> work, CancellationToken stopping) => work(stopping);
}
