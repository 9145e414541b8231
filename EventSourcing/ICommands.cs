namespace OrleansWarehouse.EventSourcing;

/// <summary>
/// The one way from an aggregate, a reaction, a process or a deadline to other aggregates. Whether these live in this process, in
/// another one or in a simulation is not for the caller to know.
/// </summary>
public interface ICommands
{
    /// <summary>Who is behind what is done here and now: goes along with every command and is written with every event.</summary>
    string By { get; set; }

    /// <summary>Which request set going what is done here and now, through whatever reactions; 0 for none. Goes along likewise.</summary>
    long Cause { get; set; }

    /// <summary>The aggregate that a key names; its methods are the commands that it takes. Asks nobody, and never fails.</summary>
    /// <typeparam name="TAggregate">The interface that tells the kind.</typeparam>
    TAggregate To<TAggregate>(string key) where TAggregate : class;
}
