@echo off
rem The command `intaglio` of an installed studio. A script waits for a program with windows; the prompt would not.
"%~dp0..\..\intaglio.exe" --cli --no-sandbox --no-zygote --log-level=3 -- %*
exit /b %errorlevel%
