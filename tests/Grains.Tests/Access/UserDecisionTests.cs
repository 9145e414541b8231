using OrleansWarehouse.Grains.Access;
using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Grains.Tests.Access;

public sealed class UserDecisionTests
{
    private static readonly PutUser Ann = new(
        "Ann", UserRole.Packer, "PAR1", null, null, false, "password hash", "badge hash", "pin hash", null, null);

    [Fact]
    public void The_same_user_again_is_no_event()
    {
        var state = Put(UserState.Initial, Ann);

        Assert.Empty(User.Put(state, Ann).Events);
        Assert.Empty(User.Put(state, Ann with { Password = null, Badge = null, Pin = null }).Events);
    }

    [Fact]
    public void A_new_name_signs_nobody_out_and_all_else_does()
    {
        var state = Put(UserState.Initial, Ann);

        Assert.Equal(state.Stamp, Put(state, Ann with { Name = "Anna" }).Stamp);
        foreach (var other in new[]
        {
            Ann with { Role = UserRole.Receiver }, Ann with { Site = "PAR2" }, Ann with { Disabled = true },
            Ann with { Password = "another" }, Ann with { Password = "" }, Ann with { Badge = "another" },
            Ann with { Pin = "another" },
        })
            Assert.True(Put(state, other).Stamp > state.Stamp, other.ToString());
    }

    [Fact]
    public void A_user_who_is_made_again_has_another_stamp_and_no_secret_of_before()
    {
        var state = Put(UserState.Initial, Ann);
        var deleted = User.Evolve(state, new UserDeleted(), default);

        var again = Put(deleted, Ann with { Password = null, Badge = null, Pin = null });

        Assert.True(again.Stamp > state.Stamp);
        Assert.Equal((null, null, null), (again.Password, again.Badge, again.Pin));
        Assert.NotNull(User.Put(state, Ann with { IfVersion = 0 }).Refusal);
        Assert.Null(User.Put(deleted, Ann with { IfVersion = 0 }).Refusal);
    }

    [Fact]
    public void Without_a_site_there_is_no_badge_and_without_a_PIN_neither()
    {
        var state = Put(UserState.Initial, Ann);

        Assert.Null(Put(state, Ann with { Role = UserRole.Operator, Site = null, Badge = null }).Badge);
        Assert.Equal("pin_required", User.Put(state, Ann with { Pin = "" }).Refusal?.Code);
    }

    [Fact]
    public void A_supervisor_reaches_the_floor_of_his_site_only()
    {
        var (packer, office) = (Put(UserState.Initial, Ann), Put(UserState.Initial, Ann with { Role = UserRole.Office }));

        Assert.Null(User.Put(packer, Ann with { Within = "PAR1" }).Refusal);
        Assert.Equal("user_taken", User.Put(packer, Ann with { Within = "PAR2" }).Refusal?.Code);
        Assert.Equal("user_taken", User.Put(office, Ann with { Within = "PAR1" }).Refusal?.Code);
        Assert.Equal("unknown_user", User.Delete(office, "PAR1").Refusal?.Code);
        Assert.Null(User.Delete(packer, "PAR1").Refusal);
    }

    private static UserState Put(UserState state, PutUser command)
    {
        var decision = User.Put(state, command);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(state, static (known, @event) => User.Evolve(known, @event, default));
    }
}
