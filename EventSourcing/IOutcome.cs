namespace OrleansWarehouse.EventSourcing;

/// <summary>How an answer or a refusal is told: the form of it is whatever carries messages between aggregates needs.</summary>
public interface IOutcome<TSelf, in T>
    where TSelf : IOutcome<TSelf, T>
{
    static abstract TSelf Of(T answer);

    static abstract TSelf Of(Refusal refusal);
}
