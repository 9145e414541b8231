using OrleansWarehouse.Simulation.Tests.Hosting;
using OrleansWarehouse.Simulation.Tests.Http;

namespace OrleansWarehouse.Simulation.Tests.People;

/// <summary>A scanner: what is scanned travels as the wifi has it.</summary>
internal sealed class Device(Crew crew, Dice dice)
{
    /// <summary>Sends a scan until it is answered, perhaps twice, perhaps late.</summary>
    public async Task<Answer> ScanAsync(string path, object body)
    {
        var key = crew.NewKey();
        crew.OnTheWay++;
        try
        {
            if (crew.IsFarFromWifi && dice.Chance(crew.Profile.Delayed))
            {
                crew.Story.Tell("   (no wifi: the scan waits in the device)");
                await crew.PauseAsync(dice.Chance(0.3) ? TimeSpan.FromHours(dice.Between(1, 40)) : TimeSpan.FromMinutes(dice.Between(1, 90)));
            }

            var twin = dice.Chance(crew.Profile.Doubled) ? crew.AskAsync("POST", path, body, key) : null;
            if (twin is not null) crew.Story.Tell("   (the device sends the scan twice, under one key)");
            var answer = await crew.AskAsync("POST", path, body, key);
            if (twin is not null) await twin;
            return answer;
        }
        finally
        {
            crew.OnTheWay--;
        }
    }

    /// <summary>Whether a device without keys is at hand.</summary>
    public bool IsPlain() => dice.Chance(crew.Profile.Unkeyed);

    /// <summary>Sends a scan that names no key; nobody repeats it before he has looked what came of it.</summary>
    public async Task<Answer> ScanPlainAsync(string path, object body)
    {
        crew.OnTheWay++;
        try
        {
            var answer = await crew.TryAsync(path, body, null);
            if (!dice.Chance(crew.Profile.UnkeyedTwice)) return answer;
            crew.Story.Tell("   (the device sends the same scan again, without a key)");
            await crew.TryAsync(path, body, null);
            return answer;
        }
        finally
        {
            crew.OnTheWay--;
        }
    }
}
