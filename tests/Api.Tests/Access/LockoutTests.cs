using System.Net;

using OrleansWarehouse.Api.Access;

namespace OrleansWarehouse.Api.Tests.Access;

public sealed class LockoutTests
{
    private readonly Clock clock = new();

    [Fact]
    public void Too_many_failures_lock_out_for_a_minute_and_more_for_longer()
    {
        var lockout = new Lockout(3, clock);
        for (var i = 0; i < 3; i++) Fail(lockout, "ann");

        Assert.Equal(TimeSpan.FromMinutes(1), lockout.Begin("ann"));
        Assert.Null(lockout.Begin("bob"));
        clock.Pass(TimeSpan.FromMinutes(1));
        Fail(lockout, "ann");
        Assert.Equal(TimeSpan.FromMinutes(2), lockout.Begin("ann"));
        for (var i = 0; i < 10; i++)
        {
            clock.Pass(TimeSpan.FromMinutes(15));
            Fail(lockout, "ann");
        }

        Assert.Equal(TimeSpan.FromMinutes(15), lockout.Begin("ann"));
    }

    [Fact]
    public void Its_end_and_a_success_let_in_again()
    {
        var lockout = new Lockout(2, clock);
        for (var i = 0; i < 2; i++) Fail(lockout, "ann");
        clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Null(lockout.Begin("ann"));
        lockout.End("ann", true);

        Fail(lockout, "ann");
        Assert.Null(lockout.Begin("ann"));
    }

    [Fact]
    public void Guesses_at_the_same_time_are_no_way_around()
    {
        var lockout = new Lockout(3, clock);

        var begun = Enumerable.Range(0, 10).Count(_ => lockout.Begin("ann") is null);

        Assert.Equal(3, begun);
    }

    [Fact]
    public void It_remembers_a_bounded_number_of_names()
    {
        var lockout = new Lockout(1, clock, maxNames: 100);

        for (var i = 0; i < 1_000; i++) Fail(lockout, $"name {i}");

        Assert.InRange(lockout.Count, 1, 100);
        Assert.NotNull(lockout.Begin("name 999"));
    }

    [Fact]
    public async Task Who_guesses_a_password_waits_whether_there_is_the_user_or_not()
    {
        await using var server = new Server();
        var user = await server.UserAsync("office");
        using var browser = new Browser(server.Address);

        foreach (var name in new[] { user, "nobody" })
        {
            for (var i = 0; i < 5; i++)
                (await browser.SignInAsync(People.SignIn(name, "wrong password"))).IsProblem(HttpStatusCode.Unauthorized);

            var locked = await browser.SignInAsync(People.SignIn(name));
            locked.IsProblem(HttpStatusCode.TooManyRequests, "locked_out");
            Assert.InRange(int.Parse(locked.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        }

        await browser.SignedInAsync(People.WithKey(Server.AdminKey));
    }

    [Fact]
    public async Task An_address_from_which_many_are_guessed_waits()
    {
        await using var server = new Server();
        using var browser = new Browser(server.Address);
        for (var i = 0; i < 100; i++)
            (await browser.SignInAsync(People.WithKey($"guess {i}"))).IsProblem(HttpStatusCode.Unauthorized);

        (await browser.SignInAsync(People.WithKey(Server.AdminKey))).IsProblem(HttpStatusCode.TooManyRequests, "locked_out");
        await server.Operator.OkAsync("GET", "/keys");
    }

    private static void Fail(Lockout lockout, string name)
    {
        Assert.Null(lockout.Begin(name));
        lockout.End(name, false);
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset now = new(2030, 1, 7, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Pass(TimeSpan time) => now += time;
    }
}
