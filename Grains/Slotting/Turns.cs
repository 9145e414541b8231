namespace OrleansWarehouse.Grains.Slotting;

/// <summary>Lets those who interleave in a grain do something one after the other, in the order in which they came. Not for several threads.</summary>
internal sealed class Turns
{
    private Task last = Task.CompletedTask;

    /// <summary>A place in the row. To be given back, else nobody after it has a turn.</summary>
    public Turn Next() => new(this);

    internal sealed class Turn : IDisposable
    {
        private readonly Turns turns;
        private Task before = Task.CompletedTask;
        private TaskCompletionSource passed = new();

        public Turn(Turns turns)
        {
            this.turns = turns;
            Queue();
        }

        /// <summary>Waits for all who came before; once it has passed, in a new place at the end of the row.</summary>
        public Task ComesAsync()
        {
            if (passed.Task.IsCompleted) Queue();
            return before;
        }

        public void Pass() => passed.TrySetResult();

        public void Dispose() => Pass();

        /// <summary>Who gives up his place lets nobody overtake those before him.</summary>
        private void Queue()
        {
            (before, passed) = (turns.last, new(TaskCreationOptions.RunContinuationsAsynchronously));
            turns.last = Task.WhenAll(before, passed.Task);
        }
    }
}
