namespace OrleansWarehouse.Simulation.Tests.Laws;

/// <summary>A law that did not hold.</summary>
internal sealed record Violation(string Law, string What)
{
    public override string ToString() => $"{Law}: {What}";
}

/// <summary>The laws by name.</summary>
internal static class Law
{
    public const string NothingIsNegative = "nothing is negative";

    public const string ReactionsAreTotal = "a reaction to a fact, and a deadline, cannot be refused";

    public const string PromisedIsPickable = "promised is pickable";

    public const string PromisedAtEveryStep = "promised is pickable or given up at every step";

    public const string PlansHaveGoods = "a plan asks for what is set aside for it";

    public const string TotesAreTheirOrders = "units in a tote are their order's";

    public const string ReservationsHaveOrders = "a reservation has its order";

    public const string OrdersKnowFulfilments = "an order knows what its fulfilments have, and how far they are";

    public const string ReplayIsState = "replay equals state";

    public const string BooksAreTheFloor = "the books are the floor";

    public const string DoorsOnly = "goods come and go by the doors";

    public const string NoUnderselling = "available is pickable less promised";

    public const string NobodyWaitsInVain = "nobody waits for what is there";

    public const string EverythingEnds = "everything ends";

    public const string DoubtsAreMistakes = "a doubt comes from a mistake";

    public const string EmptyIsInDoubt = "what is not there is in doubt";

    public const string CountsEndDoubts = "counts end doubts";

    public const string TrackingAtDoors = "tracking is enforced at the doors";

    public const string WhatCameIsCountedIn = "what came is counted in, however late that is heard";

    public const string TasksHaveOwners = "another's task is not done";

    public const string TasksHaveOneOwner = "a task is in one person's hands";

    public const string QueueIsTasks = "the queue is what the tasks say";

    public const string DoubtsAreCounted = "somebody is to count what is in doubt";

    public const string WholeOrders = "an order that is to be sent whole is not sent in part";

    public const string GoodsHavePlaces = "what has no place gets one when there is one";

    public const string AnswersAreUsed = "what was answered is used by the next command";

    public const string NoBugs = "the server has no bug";
}
