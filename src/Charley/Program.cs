using Charley;
using Charley.Commands;

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
