using System.Collections.Immutable;

using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.People;

namespace OrleansWarehouse.Simulation.Tests.Runs;

/// <summary>Something that is to be done in a run.</summary>
/// <param name="Number">Its place in the plan, for ever: the others may be left out.</param>
/// <param name="Seed">What it throws its dice from, and all that happens until the next one.</param>
/// <param name="Together">How many steps after the one before it begins; null: when that has come to rest, and after a pause.</param>
internal sealed record Act(int Number, string Name, ulong Seed, int? Together, TimeSpan Pause);

/// <summary>A run: of a profile, out of a seed, perhaps only some of its acts.</summary>
internal sealed record Plan(Profile Profile, ulong Seed, ImmutableArray<Act> Acts)
{
    /// <summary>All acts of a run.</summary>
    public static Plan Of(Profile profile, ulong seed)
    {
        var dice = new Dice(Dice.Seed(seed, 1));
        var names = profile.Weights.SelectMany(static weight => Enumerable.Repeat(weight.Key, weight.Value)).ToArray();
        var acts = ImmutableArray.CreateBuilder<Act>(profile.Acts);
        for (var i = 0; i < profile.Acts; i++)
        {
            var name = i < profile.Opening.Count ? profile.Opening[i] : dice.Of(names);
            var together = i >= profile.Opening.Count && dice.Chance(0.4) ? dice.Below(60) : (int?)null;
            acts.Add(new(i, name, Dice.Seed(seed, 1_000 + (ulong)i), together, TimeSpan.FromMinutes(dice.Between(1, 8))));
        }

        return new(profile, seed, acts.MoveToImmutable());
    }

    public Plan Only(IEnumerable<Act> some) => this with { Acts = [.. some] };

    /// <summary>What repeats it: <c>profile:seed</c>, and the acts where not all are meant.</summary>
    public override string ToString() => Acts.Length == Profile.Acts
        ? $"{Profile.Name}:{Seed}"
        : $"{Profile.Name}:{Seed}:{string.Join(',', Acts.Select(static act => act.Together is null ? $"{act.Number}" : $"{act.Number}+"))}";

    /// <exception cref="FormatException">It is not what a plan is written as.</exception>
    public static Plan Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 3) throw new FormatException($"'{text}' is not profile:seed or profile:seed:acts.");
        var plan = Of(Profiles.Named(parts[0]), ulong.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
        return parts.Length == 2 ? plan : plan.Only(parts[2].Split(',').Select(part => ActOf(plan, part)));
    }

    private static Act ActOf(Plan plan, string part)
    {
        var act = plan.Acts[int.Parse(part.TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture)];
        return part.EndsWith('+') ? act : act with { Together = null };
    }
}
