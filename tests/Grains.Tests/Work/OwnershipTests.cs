using OrleansWarehouse.Grains.Tests.Hosting;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Grains.Tests.Work;

public sealed class OwnershipTests
{
    private WorkState state = WorkState.Initial;

    [Fact]
    public void Of_two_who_take_the_same_task_from_the_same_hands_one_gets_it()
    {
        Offer();
        Do(Ownership.Take(state, new("ada")));
        Assert.Equal("in_other_hands", Ownership.Take(state, new("bob")).Refusal!.Code);
        Assert.Empty(Ownership.Take(state, new("ada")).Events);

        Do(Ownership.Take(state, new("bob", "ada")));
        Assert.Equal("in_other_hands", Ownership.Take(state, new("cyd", "ada")).Refusal!.Code);
        Assert.Equal("bob", state.Owner);
    }

    [Fact]
    public void What_is_given_back_is_for_whoever_comes_and_what_is_handed_over_for_one()
    {
        Offer();
        Do(Ownership.Take(state, new("ada")));
        Assert.Equal("not_your_task", Ownership.Release(state, new("bob", "lunch")).Refusal!.Code);
        Do(Ownership.Release(state, new("ada", "lunch")));
        Assert.Empty(Ownership.Release(state, new("ada", "lunch")).Events);

        Do(Ownership.HandOver(state, new("bob", "he is near")));
        Assert.Empty(Ownership.HandOver(state, new("bob", "he is near")).Events);
        Assert.Equal("kept_for_another", Ownership.Take(state, new("cyd")).Refusal!.Code);
        Do(Ownership.Take(state, new("bob")));
        Assert.Null(state.KeptFor);
        Assert.Empty(Ownership.HandOver(state, new("bob", "again")).Events);

        Do(Ownership.HandOver(state, new("ada", "he goes home")));
        Assert.Equal((null, "ada"), (state.Owner, state.KeptFor));
    }

    [Fact]
    public void Whose_word_is_from_before_he_lost_it_is_believed()
    {
        Offer();
        Do(Ownership.Take(state, new("ada")));
        Do(Ownership.Take(state, new("bob", "ada")));

        Assert.Equal(WorkWord.Owner, Ownership.WordOf(state, "bob", null));
        Assert.Equal(WorkWord.FormerOwner, Ownership.WordOf(state, "ada", Some.Noon));
        Assert.Equal(WorkWord.Stranger, Ownership.WordOf(state, "ada", Some.Noon.AddSeconds(1)));
        Assert.Equal(WorkWord.Stranger, Ownership.WordOf(state, "ada", null));
        Assert.Equal(WorkWord.Stranger, Ownership.WordOf(state, "cyd", Some.Noon.AddDays(-1)));
    }

    [Fact]
    public void What_is_not_offered_or_done_is_nobodys_to_take()
    {
        Assert.Equal("unknown_work", Ownership.Take(state, new("ada")).Refusal!.Code);
        Assert.Empty(Ownership.Close(state).Events);
        Offer();
        Do(Ownership.Take(state, new("ada")));
        Do(Ownership.Close(state));

        Assert.Empty(Ownership.Close(state).Events);
        Assert.Equal(["task_done", "task_done", "task_done"], new[]
        {
            Ownership.Take(state, new("bob")), Ownership.Release(state, new("ada", "x")), Ownership.HandOver(state, new("bob", "x")),
        }.Select(static decision => decision.Refusal!.Code));
        Assert.Equal(WorkWord.Owner, Ownership.WordOf(state, "ada", null));

        Offer();
        Assert.Equal((true, null), (state.IsOpen, state.Owner));
    }

    private void Offer() => state = Ownership.Evolve(state, new WorkOffered(new("sweep", "A1")), Some.Noon);

    private void Do(Decision<WorkEvent> decision)
    {
        Assert.Null(decision.Refusal);
        foreach (var @event in decision.Events) state = Ownership.Evolve(state, @event, Some.Noon);
    }
}
