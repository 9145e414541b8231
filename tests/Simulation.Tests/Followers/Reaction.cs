namespace OrleansWarehouse.Simulation.Tests.Followers;

/// <summary>An event that a reactor has to react to.</summary>
internal sealed class Reaction(IReactor reactor, StoredEvent stored)
{
    public IReactor Reactor => reactor;

    public StoredEvent Event => stored;

    public int Tries { get; set; }

    /// <summary>Whether its cause waits for it.</summary>
    public bool Counts { get; set; } = true;

    /// <summary>Done already, and to be done once more.</summary>
    public bool Again { get; set; }

    /// <summary>It was begun before its turn, side by side with others of its stream.</summary>
    public bool IsAhead { get; set; }

    /// <summary>It was done before its turn.</summary>
    public bool IsDone { get; set; }

    /// <summary>It fails whatever it does, so often.</summary>
    public int FailsFor { get; set; }
}

/// <summary>What one reactor has to do for one stream, in order.</summary>
internal sealed class ReactionQueue(IReactor reactor, string stream)
{
    public IReactor Reactor => reactor;

    public string Stream => stream;

    public LinkedList<Reaction> Waiting { get; } = [];

    public bool IsBusy { get; set; }

    /// <summary>Why its first event is set aside; null when it is not.</summary>
    public string? SetAside { get; set; }
}
