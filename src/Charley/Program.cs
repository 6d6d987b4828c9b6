using System.Globalization;
using Charley;
using Charley.Commands;

// The terminal speaks English only; the language of the machine would give it some German words. Pages choose for each reader.
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

var parsed = CharleyCommand.Create(new Terminal(Console.In, Console.Out, Console.Error)).Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message);
    }

    return ExitCodes.BadInput;
}

return await parsed.InvokeAsync();
