namespace OrleansWarehouse.EventSourcing;

/// <summary>An answer or a refusal, in the form that the messaging between aggregates needs.</summary>
public interface IOutcome<TSelf, in T>
    where TSelf : IOutcome<TSelf, T>
{
    static abstract TSelf Of(T answer);

    static abstract TSelf Of(Refusal refusal);
}
