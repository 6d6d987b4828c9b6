using System.CommandLine;
using Charley.Diary.Demo;

namespace Charley.Commands;

/// <summary><c>charley demo [--remove]</c>.</summary>
internal static class DemoCommand
{
    /// <summary>The command's word; <c>--person demo</c> names the made-up person too.</summary>
    public const string Name = "demo";

    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var remove = new Option<bool>("--remove") { Description = DiaryTexts.RemoveOption };
        return DiaryOptions.Act(new Command(Name, DiaryTexts.DemoDescription) { remove }, terminal, time, async (parsed, desk, cancellation) =>
        {
            var demo = desk.Get<DemoDiary>();
            if (!parsed.GetValue(remove))
            {
                var person = await demo.AddAsync(DiaryTexts.DemoName, cancellation);
                return desk.Done(Fill.In(DiaryTexts.DemoAdded, person.Name!));
            }

            if (await demo.RemoveAsync(cancellation))
            {
                return desk.Done(DiaryTexts.DemoRemoved);
            }

            await desk.Terminal.Error.WriteLineAsync(DiaryTexts.DemoNone);
            return ExitCodes.Failed;
        });
    }
}
