# Completion of treaty in fish 3.0 or newer.
function __treaty_offers
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l offers (env _TREATY_COMPLETE=fish $before "$current" 2>/dev/null)
    if test (count $offers) -gt 0
        printf '%s\n' $offers
    else
        __fish_complete_path "$current"
    end
end
complete --command treaty --no-files --keep-order --arguments '(__treaty_offers)'
