namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// The only way for an aggregate, a reaction, a process or a deadline to call other aggregates. The caller does not know whether these
/// run in this process, in another one or in a simulation.
/// </summary>
public interface ICommands
{
    /// <summary>The person or system on whose behalf the current call runs. Passed along with every command and recorded with every event.</summary>
    string By { get; set; }

    /// <summary>The id of the request that caused the current call, directly or through reactions; 0 for none. Passed along and recorded likewise.</summary>
    long Cause { get; set; }

    /// <summary>Returns a proxy of the aggregate with the given key; its methods are the commands that it accepts. Does no I/O and never fails.</summary>
    /// <typeparam name="TAggregate">The interface of the kind of aggregate.</typeparam>
    TAggregate To<TAggregate>(string key) where TAggregate : class;
}
